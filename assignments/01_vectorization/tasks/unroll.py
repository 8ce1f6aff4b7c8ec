"""What the judge knows of unroll: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import LOOSE
from public import long_columns, rolled_up_again, tiny_pictures


@check(core=True)
def any_size(student, reference, rng):
    "rows, columns, layers and images of any number"
    for shape in ((3, 4, 5, 2), (2, 5, 3, 4), (4, 3, 3, 3), (3, 2, 2, 3)):
        images = rng.normal(size=shape)
        agree(
            student.unroll(images),
            reference.unroll(images),
            **LOOSE,
            ask="Follow one pixel: (row, column, layer) of image k belongs into column k. In which of its rows?",
        )


@check
def single_image(student, reference, rng):
    "one image is one column, one pixel per image one row"
    for shape in ((1, 3, 4, 2), (5, 1, 1, 1), (1, 1, 1, 1)):
        images = rng.normal(size=shape)
        agree(student.unroll(images), reference.unroll(images), **LOOSE, ask="The result has two axes, always.")


@check
def gray_images(student, reference, rng):
    "images of one layer, one row or one column"
    for shape in ((3, 4, 5, 1), (3, 1, 5, 2), (3, 4, 1, 2)):
        images = rng.normal(size=shape)
        agree(student.unroll(images), reference.unroll(images), **LOOSE)


@check
def pixel_types(student, rng):
    "pixels keep their values, whatever their type"
    for pixels in (
        rng.integers(0, 256, size=(2, 3, 4, 3), dtype=np.uint8),
        rng.integers(-5000, 70000, size=(2, 2, 3, 1)),
        rng.uniform(-1.0, 300.0, size=(3, 2, 2, 3)).astype(np.float32),
    ):
        expected = pixels.reshape(len(pixels), -1).T.astype(float)
        agree(student.unroll(pixels), expected, **LOOSE, ask="Which numbers does the type of your result hold?")


@check
def images_stay(student, rng):
    "the argument is called images and stays as it is, in shape too"
    unchanged(
        student.observe("unroll", images=rng.normal(size=(3, 2, 4, 2))),
        ask="Does a line set `images.shape`, or write into `images`?",
    )


@alternative
def moved_axis(images):
    "the examples last, then one reshape"
    return np.moveaxis(images, 0, -1).reshape(-1, len(images))


@alternative
def picture_by_picture(images):
    "one flattened picture per column, stacked"
    return np.stack([picture.flatten() for picture in images], axis=1)


@alternative
def single_floats(images):
    "axes permuted by einsum, in single precision"
    m, height, width, layers = images.shape
    return np.einsum("mhwc->hwcm", images).astype(np.float32).reshape(height * width * layers, m)


@misconception(caught_by=long_columns)
def pictures_in_rows(images):
    "Your pictures lie in rows, (m, H*W*C). Examples are columns here: what is one step away?"
    return images.reshape(images.shape[0], -1).copy()


@misconception(caught_by=tiny_pictures)
def stirred(images):
    """The shape is right, but one column holds pixels of several pictures: `reshape(-1, m)` fills row by row. What
    if each picture is flattened first?"""
    return images.reshape(-1, images.shape[0]).copy()


@misconception(caught_by=tiny_pictures)
def layers_first(images):
    """The layers come one after the other. In C order the layer is the index that runs fastest: is there a
    transpose too many?"""
    return images.transpose(0, 3, 1, 2).reshape(images.shape[0], -1).T.copy()


@misconception(caught_by=rolled_up_again)
def all_axes_reversed(images):
    "`images.T` reverses all four axes, so layers come first and rows run before columns. Which axis alone has to move?"
    return images.T.reshape(-1, images.shape[0])


@misconception(caught_by=long_columns)
def one_layer(images):
    "Only one of the layers is left. How many numbers has a pixel?"
    return images[..., 0].reshape(images.shape[0], -1).T.copy()


@misconception(caught_by=tiny_pictures)
def scaled(images):
    "The values changed: dividing by 255 is another step, for other pictures. Does unrolling touch a value?"
    return images.reshape(images.shape[0], -1).T / 255


@misconception(caught_by=rolled_up_again)
def rows_and_columns(images):
    "Rows and columns of the picture are exchanged. Which index moves faster in C order, the row or the column?"
    return images.swapaxes(1, 2).reshape(images.shape[0], -1).T.copy()


@misconception(caught_by=tiny_pictures)
def one_size_only(images):
    "12288 is the size of one particular picture. What does `-1` mean in a reshape?"
    return images.reshape(images.shape[0], 12288).T.copy()


@misconception(caught_by=single_image)
def lost_axis(images):
    "With one picture (or one pixel) an axis is gone. Is there a `squeeze`, and who needs it?"
    return np.squeeze(images.reshape(images.shape[0], -1).T.copy())


@misconception(caught_by=any_size)
def bytes_only(images):
    "Not every pixel is a byte: fractions, negative and large values are lost in uint8. Does the type have to change?"
    return images.reshape(images.shape[0], -1).T.astype(np.int64).astype(np.uint8)


@misconception(caught_by=images_stay)
def shape_of_the_caller(images):
    "Setting `images.shape` changes the caller's pictures too. Which method gives the new shape and leaves the old?"
    images.shape = (images.shape[0], images.size // images.shape[0])
    return images.T.copy()


equivalent(
    change="return images.reshape(images.shape[0], -1).T: 1 -> 2",
    reason="numpy takes any negative length for the one that it has to find",
)
