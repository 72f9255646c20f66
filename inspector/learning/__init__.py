"""What learns: the only torch."""

import logging

# Torch complains that it finds no triton, which nothing here uses and a built edition leaves out.
logging.getLogger("torch.utils.flop_counter").setLevel(logging.ERROR)
