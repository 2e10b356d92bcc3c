"""The mathematics of L1 and L2: arrays in, arrays out."""
