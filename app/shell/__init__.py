"""The window around the screens: navigation, theme, typefaces, keyboard."""
