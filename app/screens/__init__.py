"""The screens: each shows views and turns gestures into commands; none knows another."""
