"""Makes the icons that a browser and a telephone ask for out of assets/icon.svg: `python -m app.icons`."""

from app.services.page_server import ASSETS

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

    drawn = (ASSETS / "icon.svg").read_text(encoding="utf-8")
    for name, side in SIZES.items():
        (ASSETS / name).parent.mkdir(exist_ok=True)
        (ASSETS / name).write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=side, height=side)))


if __name__ == "__main__":
    main()
