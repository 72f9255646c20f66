"""Each BatchNorm folded into the convolution before it: the same features, a pass over every one of them less."""

import copy
from collections.abc import Iterator
from itertools import pairwise

from torch import fx, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from inspector.learning.encoder import Encoder


def folded(encoder: Encoder) -> Encoder:
    """Return a copy of an encoder in inference mode that computes the same, up to rounding, and more quickly.

    It has no BatchNorm left to learn with, nor to save.
    """
    made = copy.deepcopy(encoder).eval()
    trunk = made.trunk
    for before, after in [*_in_graph(trunk), *_in_sequence(trunk)]:
        convolution, norm = trunk.get_submodule(before), trunk.get_submodule(after)
        if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            trunk.set_submodule(before, fuse_conv_bn_eval(convolution.eval(), norm.eval()))
            trunk.set_submodule(after, nn.Identity())
    return made


def _in_graph(trunk: nn.Module) -> Iterator[tuple[str, str]]:
    """Yield pairs of modules, the second of which alone takes what the first gives."""
    for node in trunk.graph.nodes if isinstance(trunk, fx.GraphModule) else ():
        before = node.args[0] if node.args else None
        if isinstance(before, fx.Node) and before.op == node.op == "call_module" and len(before.users) == 1:
            yield str(before.target), str(node.target)


def _in_sequence(trunk: nn.Module) -> Iterator[tuple[str, str]]:
    """Yield neighbours within a sequence, which the graph has as one node."""
    for path, module in trunk.named_modules():
        if isinstance(module, nn.Sequential):
            names = [f"{path}.{name}" if path else name for name, _child in module.named_children()]
            yield from pairwise(names)
