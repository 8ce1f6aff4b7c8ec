"""What the judge knows of normalize_images: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, finite, unchanged
from autograder.course.proof import alternative, misconception

from public import a_channel, between_zero_and_one, single_precision


@check(core=True)
def values(student, reference, rng):
    "every byte becomes its value over 255, in its place"
    images = rng.integers(0, 256, (3, 32, 32), dtype=np.uint8)
    agree(student.normalize_images(images), reference.normalize_images(images), rtol=2e-6, atol=1e-7)


@check
def dim_images(student, reference, rng):
    "the scale does not depend on the brightest pixel, nor on the other images"
    dim = rng.integers(0, 40, (2, 32, 32), dtype=np.uint8)
    agree(student.normalize_images(dim), reference.normalize_images(dim), rtol=2e-6, atol=1e-7)
    empty = np.zeros((1, 32, 32), np.uint8)
    got = student.normalize_images(empty)
    finite(got)
    agree(got, reference.normalize_images(empty), ask="What becomes of an image without any charge?")


@check(core=True)
def each_alike(student, reference, rng):
    "a faint image stays fainter than a strong one"
    images = rng.integers(0, 50, (3, 32, 32), dtype=np.uint8)
    images[1] *= 5
    agree(student.normalize_images(images), reference.normalize_images(images), rtol=2e-6, atol=1e-7)


@check
def every_number_of_images(student, reference, rng):
    "one image, many images, and none at all"
    for m in (1, 70, 0):
        images = rng.integers(0, 256, (m, 32, 32), dtype=np.uint8)
        agree(student.normalize_images(images), reference.normalize_images(images), rtol=2e-6, atol=1e-7)


@check
def single_precision_always(student, rng):
    "the result is float32"
    got = student.normalize_images(rng.integers(0, 256, (4, 32, 32), dtype=np.uint8))
    expect(got.dtype == np.float32, ask="Where does the division happen: before or after astype?")


@check
def images_unchanged(student, rng):
    "the images stay as they are"
    unchanged(student.observe("normalize_images", rng.integers(0, 256, (2, 32, 32), dtype=np.uint8)))


@alternative
def reshaped(images):
    """reshape in place of a new axis, a product in place of a division"""
    m, height, width = images.shape
    return images.reshape(m, height, width, 1).astype("float32") * np.float32(1 / 255)


@alternative
def filled(images):
    """an array of the right kind first, written into"""
    out = np.empty((*images.shape, 1), np.float32)
    out[..., 0] = images
    out /= 255
    return out


@alternative
def one_by_one(images):
    """a loop over the images"""
    out = [np.expand_dims(np.asarray(image, float) / 255.0, -1) for image in images]
    return np.array(out, dtype=np.float32).reshape(-1, 32, 32, 1)


@misconception(caught_by=each_alike)
def divided_by_the_brightest(images):
    """You divide by the brightest pixel of these images, so an event looks different in other company, and a lone
    dim one is blown up. What is the largest number that a pixel can have at all?"""
    return (images / np.max(images)).astype(np.float32)[..., np.newaxis]


@misconception(caught_by=each_alike)
def each_by_its_own(images):
    """Every image is divided by its own brightest pixel: then a faint event looks as bright as a strong one. Is the
    charge not something that the network should see?"""
    top = images.reshape(len(images), -1).max(axis=1, initial=1)[:, np.newaxis, np.newaxis]
    return (images / np.maximum(top, 1)).astype(np.float32)[..., np.newaxis]


@misconception(caught_by=single_precision)
def double_precision(images):
    """The values are right, in float64: numpy divides in double precision. GPUs are made for float32, and it takes
    half the memory. Where would `astype(np.float32)` have to stand?"""
    return (images / 255)[..., np.newaxis]


@misconception(caught_by=between_zero_and_one)
def divided_by_256(images):
    """You divide by 256, the number of values that a byte can have. The largest of them is 255: what does it
    become?"""
    return (images.astype(np.float32) / 256)[..., np.newaxis]


@misconception(caught_by=between_zero_and_one)
def byte_again(images):
    """You divide and then go back to whole numbers, so that all but the brightest pixels become 0. Which comes
    first, the division or the type?"""
    return (images // 255).astype(np.float32)[..., np.newaxis]


@misconception(caught_by=a_channel)
def channel_first(images):
    """The channel stands in front of the image. Some libraries want that, Keras wants (m, 32, 32, 1): on which side
    does `np.newaxis` belong?"""
    return (images.astype(np.float32) / 255)[:, np.newaxis]


@misconception(caught_by=a_channel)
def no_channel(images):
    """The numbers are right, but a convolution wants a last axis with the channels, and a grey image has one of
    them. What does `images[..., np.newaxis]` do to the shape?"""
    return images.astype(np.float32) / 255


@misconception(caught_by=between_zero_and_one)
def not_scaled(images):
    """The type and the shape are right, the numbers still go up to 255: inputs that large make the first steps of
    the training huge. Divide them by 255."""
    return images.astype(np.float32)[..., np.newaxis]


@misconception(caught_by=between_zero_and_one)
def standardized(images):
    """You subtract the mean and divide by the deviation. That is a good habit elsewhere; here the contract is 0…255
    to 0…1, so that an empty pixel stays exactly 0. What does 0 become in yours?"""
    x = images.astype(np.float32)
    return ((x - x.mean()) / (x.std() + np.float32(1e-7)))[..., np.newaxis]
