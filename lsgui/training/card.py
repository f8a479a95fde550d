"""The model card that goes with a checkpoint."""

from collections.abc import Mapping
from typing import Any

from lsgui.core.checkpoint import EXTRA
from lsgui.training.facts import RECIPE, to_toml

Figures = Mapping[str, float | None]


def model_card(config: Mapping[str, Any], evaluated: Mapping[str, Figures] | None = None) -> str:
    """A checkpoint's card in Markdown from its `config.json`: what it is for, its data and terms, its
    figures and limits. `evaluated` has the label figures that `lsgui eval` took, by split."""
    lines = [
        f"# {config['name']} ({config['part']})",
        "",
        "A checkpoint of lsgui: a backbone, a linear head over "
        f"{len(config['vocabulary'])} labels, and three set-operation networks (selective pooling).",
        *_extra(config),
        *_intended_use(config),
        *_data(config),
        *_figures(config, {"val": config["metrics"]["val"], **(evaluated or {})}),
        *_limits(config),
        *_labels(config),
    ]
    return "\n".join(lines) + "\n"


def _extra(config: Mapping[str, Any]) -> list[str]:
    if EXTRA not in config:
        return []
    base, names = config["base"], ", ".join(config[EXTRA])
    return [
        f"Its files are those of {base['name']} ({base['sha256'][:8]}), with the networks of the LaSO paper",
        f"and of its code added on pooled features: {names}.",
    ]


def _from_captions(config: Mapping[str, Any]) -> bool:
    return bool(config["training_data"]["labels_from"] == "captions")


def _intended_use(config: Mapping[str, Any]) -> list[str]:
    whose = "the writers of captions" if _from_captions(config) else "those who labelled the photographs"
    return [
        "",
        "## Intended use",
        "",
        "Exploring one's own photographs by their label sets. Not for decisions about people, and not",
        "for counting or identifying anybody: labels of people (man, woman, child) repeat what",
        f"{whose} took somebody for.",
    ]


def _data(config: Mapping[str, Any]) -> list[str]:
    data = config["training_data"]
    return [
        "",
        "## Data",
        "",
        f"- Trained on {data['images']} photographs of {data['name']}. {data['terms']}",
        f"- Backbone: {data['backbone_start']}, {_tuning(config)}.",
        f"- {_seen(config)}",
        "- The split val chose the epoch of fine-tuning, the step of the operations and the thresholds.",
    ]


def _tuning(config: Mapping[str, Any]) -> str:
    tuning, epoch = config["recipe"]["fine_tuning"], config["training_data"]["backbone_epoch"]
    if not tuning["epochs"]:
        return "not fine-tuned"
    if not epoch:
        return f"not changed: {tuning['epochs']} epochs of fine-tuning brought nothing on val"
    how = f"from block {tuning['first_block']} on, as it was after epoch {epoch} of {tuning['epochs']}"
    return f"fine-tuned on these photographs {how}"


def _seen(config: Mapping[str, Any]) -> str:
    if config["part"] != "shipped":
        return (
            f"No training photograph with one of the {len(config['unseen'])} unseen labels present was used "
            "(those of val may show them, and chose by the seen labels alone): figures for operations, "
            "retrieval and few-shot may be taken from this checkpoint."
        )
    return (
        "It has seen every label: it reports figures for labels only, never for unseen labels, operations, "
        "retrieval or few-shot."
    )


def _figures(config: Mapping[str, Any], rows: Mapping[str, Figures]) -> list[str]:
    return [
        "",
        "## Figures",
        "",
        "Mean average precision over labels; *strict* counts unknown as absent, *masked* leaves it out.",
        "Val was chosen on, so its figures are too good; `lsgui eval` takes those of test.",
        "",
        "| split | strict | masked |",
        "|---|---|---|",
        *(_row(split, figures) for split, figures in rows.items()),
        "",
        *_recipe(config),
    ]


def _row(split: str, figures: Figures) -> str:
    values = (figures[key] for key in ("map_strict", "map_masked"))
    shown = ["-" if value is None else f"{100 * value:.1f}" for value in values]
    return f"| {split} | {' | '.join(shown)} |"


def _recipe(config: Mapping[str, Any]) -> list[str]:
    line = f"Command: `{config['command']}` (one seed)"
    if not config["overrides"]:
        return [f"{line}."]
    return [f"{line}, with this `{RECIPE}`:", "", "```toml", to_toml(config["overrides"]).rstrip(), "```"]


def _limits(config: Mapping[str, Any]) -> list[str]:
    captions = [
        "- Labels come from captions: what nobody mentions counts as absent, so scores are low for",
        "  ordinary background things (shirt, wall, tree), and thresholds differ from label to label.",
    ]
    marks = ["- A label that nobody gave to a photograph counts as absent in it."]
    return [
        "",
        "## Limits",
        "",
        *(captions if _from_captions(config) else marks),
        "- A combined feature is no photograph. Its scores are an estimate of what the label set of the",
        "  combination would be; label logic stands beside every score as `expected`.",
        "- Photographs are squashed to a square: very wide panoramas lose detail.",
    ]


def _labels(config: Mapping[str, Any]) -> list[str]:
    pairs = zip(config["vocabulary"], config["thresholds"], strict=True)
    return [
        "",
        "## Labels and thresholds",
        "",
        ", ".join(f"{label} {threshold:.2f}" for label, threshold in pairs),
    ]
