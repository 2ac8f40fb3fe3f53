"""Makes the icons that a browser and a phone ask for out of assets/icon.svg: `make icons`."""

from assets import FOLDER

SIZES = {
    "favicon.png": 64,
    "icons/loading-animation.png": 160,
    "icons/apple-touch-icon-192.png": 192,
    "icons/icon-192.png": 192,
    "icons/icon-maskable-192.png": 192,
    "icons/icon-512.png": 512,
    "icons/icon-maskable-512.png": 512,
}
"""Pixels to a side, by the names that the client's page has for them."""


def main() -> None:
    """Writes them into assets."""
    import resvg_py

    drawn = (FOLDER / "icon.svg").read_text(encoding="utf-8")
    for name, side in SIZES.items():
        (FOLDER / name).parent.mkdir(exist_ok=True)
        (FOLDER / name).write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=side, height=side)))


if __name__ == "__main__":
    main()
