"""The picture of the way from the first papers to the end of the stay."""
