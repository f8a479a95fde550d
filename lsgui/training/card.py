"""The model card that goes with a checkpoint."""

from collections.abc import Mapping, Sequence
from typing import Any

from lsgui.core.checkpoint import EXTRA
from lsgui.training.facts import RECIPE, to_toml

Report = Mapping[str, Any]


def model_card(config: Mapping[str, Any], evaluated: Report | None = None) -> str:
    """A checkpoint's card in Markdown from its `config.json`: what it is for, its data and terms, its
    figures and limits. `evaluated` is a report of `lsgui eval` that has the task labels."""
    lines = [
        f"# {config['name']} ({config['part']})",
        "",
        "A checkpoint of lsgui: a backbone, a linear head over "
        f"{len(config['vocabulary'])} labels, and three set-operation networks (selective pooling).",
        *_extra(config),
        *_intended_use(config),
        *_data(config),
        *_figures(config, evaluated),
        *_limits(config),
        *(_labels_measured(config, evaluated) if evaluated else _labels(config)),
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


def _figures(config: Mapping[str, Any], evaluated: Report | None) -> list[str]:
    figures = {key: _percent(value) for key, value in config["metrics"]["val"].items()}
    lines = [
        "",
        "## Figures",
        "",
        "Mean average precision over labels, in per cent; *strict* counts unknown as absent, *masked* leaves",
        "it out. Val was chosen on, so its figures are too good; `lsgui eval` takes those of test.",
        "",
        "| data, split | strict | masked |",
        "|---|---|---|",
        f"| {config['training_data']['name']}, val | {figures['map_strict']} | {figures['map_masked']} |",
    ]
    if evaluated:
        found = evaluated["labels"]
        cells = (f"{_number(found[key])}{_range(found[f'{key}_interval'])}" for key in ("strict", "masked"))
        lines += [
            f"| {evaluated['dataset']}, {evaluated['split']} | {' | '.join(cells)} |",
            "",
            f"Measured on {evaluated['images']} photographs; in brackets, 95 % intervals that resample them.",
            f"Expected calibration error {_number(found['calibration_error'], 3)} (of 1).",
        ]
    return [*lines, "", *_recipe(config)]


def _percent(value: float | None) -> str:
    return _number(None if value is None else 100 * value)


def _number(value: float | None, digits: int = 1) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _range(interval: Sequence[float] | None) -> str:
    return f" [{interval[0]:.1f}, {interval[1]:.1f}]" if interval else ""


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


def _labels_measured(config: Mapping[str, Any], evaluated: Report) -> list[str]:
    """A row for each label: its threshold, how often it was there, and how well it was told."""
    rows = []
    found = evaluated["labels"]["by_label"]
    for label, threshold in zip(config["vocabulary"], config["thresholds"], strict=True):
        of = found.get(label, {"positives": 0, "strict": None, "interval": None, "masked": None})
        precision = f"{_number(of['strict'])}{_range(of['interval'])} | {_number(of['masked'])}"
        rows.append(f"| {label} | {threshold:.2f} | {of['positives']} | {precision} |")
    return [
        "",
        "## Labels",
        "",
        "A label is shown from its threshold on. Average precision in per cent, with an interval.",
        "",
        f"| label | threshold | positives ({evaluated['split']}) | strict | masked |",
        "|---|---|---|---|---|",
        *rows,
    ]
