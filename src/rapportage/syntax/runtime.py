"""How models run: on the processor, in one thread unless told otherwise, the same numbers every time."""

from __future__ import annotations

import onnxruntime

SLOW_FUSIONS = ["SkipLayerNormFusion", "LayerNormFusion"]
"""Rewritings of the graph that the runtime does better without: its one-node layer norms took a quarter of the time (4.4 ms for 5.9
over 70 pieces, onnxruntime 1.31, one core with AVX-512)."""


def options(*, threads: int) -> onnxruntime.SessionOptions:
    """Return the options of a session that waits for its threads without spinning and says only errors.

    Args:
        threads: Threads within one run.
    """
    found = onnxruntime.SessionOptions()
    found.intra_op_num_threads = threads
    found.inter_op_num_threads = 1
    found.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    found.add_session_config_entry("session.intra_op.allow_spinning", "0")
    found.log_severity_level = 3
    return found
