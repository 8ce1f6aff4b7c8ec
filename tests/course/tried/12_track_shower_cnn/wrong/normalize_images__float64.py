"""float64 comes back; shows in the type."""


def normalize_images(images):
    return (images / 255.0)[..., None]
