"""Writing a checkpoint folder: ONNX networks, head, background, configuration, model card."""

import hashlib
import json
import os
import shutil
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.numpy import save_file
from torch import Tensor, nn

from lsgui import __version__
from lsgui.core.checkpoint import (
    BACKBONE,
    BACKGROUND,
    CONFIG,
    FILES,
    FORMAT,
    HEAD,
    OPERATION_THRESHOLDS,
    SEARCH,
    Background,
)
from lsgui.core.linear import Linear
from lsgui.core.nets import Backbone, OperationConfig, fused
from lsgui.core.search_space import SearchSpace
from lsgui.core.staging import put_in_place
from lsgui.core.types import FloatArray
from lsgui.training.card import model_card
from lsgui.training.place import CARD, check_replaceable
from lsgui.training.thresholds import Thresholds

OPSET = 20
MOST_BACKGROUND = 2000  # images


@dataclass(frozen=True)
class Trained:
    """Everything that training made and a checkpoint holds.

    `facts` goes into `config.json` as it is: part, training data and its terms, metrics, command.
    """

    name: str
    vocabulary: tuple[str, ...]
    thresholds: FloatArray
    operation_thresholds: Thresholds
    backbone: Backbone
    operations: nn.ModuleDict
    operation_config: OperationConfig
    head: Linear
    background: Background
    search_space: SearchSpace
    facts: Mapping[str, Any]


def write_checkpoint(folder: Path, trained: Trained, texts: Mapping[str, str]) -> None:
    """Write the checkpoint, its card and `texts` (by file name) beside `folder`, then put all in its place,
    whole or not at all. Raises `UserError` where something else stands there by now."""
    staged = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    shutil.rmtree(staged, ignore_errors=True)
    try:
        staged.mkdir(parents=True)
        _write_networks(staged, trained)
        config = _config(staged, trained)
        for name, text in {**texts, CONFIG: json.dumps(config, indent=1), CARD: model_card(config)}.items():
            (staged / name).write_text(text, encoding="utf-8", newline="")
        for file in staged.iterdir():
            file.chmod(0o644)  # safetensors writes for its owner alone
        check_replaceable(folder)
        put_in_place(staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _write_networks(staged: Path, trained: Trained) -> None:
    export_backbone(trained.backbone, staged / BACKBONE)
    for operation, network in trained.operations.items():
        export_operation(network, trained.operation_config, staged / f"{operation}.onnx")
    save_file(vars(trained.head).copy(), staged / HEAD)
    save_file({"projection": trained.search_space.projection.astype("float16")}, staged / SEARCH)
    background = trained.background
    save_file(
        {"features": background.features.astype("float16"), "prevalence": background.prevalence},
        staged / BACKGROUND,
    )


def export_backbone(backbone: Backbone, file: Path) -> None:
    """Write the fused backbone: pixels uint8 (n, h, w, 3) to features (n, dim), tokens (n, t, dim)."""
    config = backbone.config
    pixels = torch.zeros(2, config.height, config.width, 3, dtype=torch.uint8)
    export_network(
        fused(backbone), {"pixels": (pixels, {0: "n"})}, ["features", "tokens"], file, optimize=True
    )


def export_operation(network: nn.Module, config: OperationConfig, file: Path) -> None:
    """Write an operation network; both token axes and the row axis are dynamic."""
    inputs = {}
    for side, count in (("a", 49), ("b", 30)):
        axes = {0: "n", 1: f"tokens_{side}"}
        inputs[f"tokens_{side}"] = (torch.rand(3, count, config.dim), axes)
        inputs[f"weights_{side}"] = (torch.full((3, count), 1.0 / count), axes)
    # Unoptimised, so that every weight keeps its torch name; ONNX Runtime optimises when it loads.
    export_network(
        network.eval(), inputs, ["features", "weights_a_new", "weights_b_new"], file, optimize=False
    )


def export_network(
    network: nn.Module,
    inputs: Mapping[str, tuple[Tensor, dict[int, str]]],
    outputs: list[str],
    file: Path,
    *,
    optimize: bool,
) -> None:
    """Write a network to an ONNX file; `inputs` maps a name to an example and its dynamic axes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own internals
        program = torch.onnx.export(
            network,
            tuple(example for example, _ in inputs.values()),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=tuple(axes for _, axes in inputs.values()),
            opset_version=OPSET,
            dynamo=True,
            optimize=optimize,
            verbose=False,
        )
    if program is None:
        raise RuntimeError(f"torch exported nothing for {file.name}")
    program.save(str(file), external_data=False)
    strip_metadata(file)


def strip_metadata(file: Path) -> None:
    """Take the exporter's notes (source paths, stack traces) out of an ONNX file; the networks stay."""
    import onnx

    model = onnx.load(str(file))
    graph = model.graph
    for part in (
        model,
        graph,
        *graph.node,
        *graph.input,
        *graph.output,
        *graph.value_info,
        *graph.initializer,
    ):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, str(file))


def _config(folder: Path, trained: Trained) -> dict[str, Any]:
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    return {
        "format": FORMAT,
        "name": trained.name,
        "lsgui": __version__,
        "vocabulary": list(trained.vocabulary),
        "thresholds": rounded(trained.thresholds),
        OPERATION_THRESHOLDS: {
            method: {name: rounded(of) for name, of in operations.items()}
            for method, operations in trained.operation_thresholds.items()
        },
        "dim": trained.operation_config.dim,
        "backbone": asdict(trained.backbone.config),
        "operations": asdict(trained.operation_config),
        **trained.facts,
        "files": hashes,
    }


def rounded(values: FloatArray) -> list[float]:
    """Numbers as a configuration has them."""
    return [round(float(value), 6) for value in values]
