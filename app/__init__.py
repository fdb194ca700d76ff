"""The membership system."""

import gc

# What is imported stays, and requests leave few cycles: looking for garbage less often saves a seventh of the start and a twentieth of a request.
gc.set_threshold(50_000, 20, 20)
