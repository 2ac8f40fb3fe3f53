"""The codebook screen: the tree of codes and what it takes to change it."""
