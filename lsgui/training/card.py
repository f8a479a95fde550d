"""The model card that goes with a checkpoint."""

from collections.abc import Mapping
from typing import Any


def model_card(facts: Mapping[str, Any]) -> str:
    """A checkpoint's card in Markdown from its `config.json`: what it is for, its data and terms, its
    figures and limits."""
    data = facts["training_data"]
    return "\n".join(
        [
            f"# {facts['name']} ({facts['part']})",
            "",
            "A checkpoint of lsgui: a backbone, a linear head over "
            f"{len(facts['vocabulary'])} labels, and three set-operation networks (selective pooling).",
            "",
            "## Intended use",
            "",
            "Exploring one's own photographs by their label sets. Not for decisions about people, and not",
            "for counting or identifying anybody: labels such as man, woman, boy, girl and child repeat what",
            "the writers of captions took somebody for.",
            "",
            "## Data",
            "",
            f"- Trained on {data['images']} photographs of {data['name']}. {data['terms']}",
            f"- Backbone: {data['backbone_start']}.",
            f"- {_seen_sentence(facts)}",
            "",
            "## Figures",
            "",
            "Mean average precision over labels; *strict* counts unknown as absent, *masked* leaves it out.",
            "",
            "| split | strict | masked |",
            "|---|---|---|",
            *(_metric_row(split, facts["metrics"][split]) for split in ("val",)),
            "",
            f"Command: `{facts['command']}` (one seed).",
            "",
            "## Limits",
            "",
            "- Labels come from captions: what nobody mentions counts as absent, so scores are low for",
            "  ordinary background things (shirt, wall, tree), and thresholds differ from label to label.",
            "- A combined feature is no photograph. Its scores are an estimate of what the label set of the",
            "  combination would be; label logic stands beside every score as `expected`.",
            "- Photographs are squashed to a square: very wide panoramas lose detail.",
            "",
            "## Labels and thresholds",
            "",
            ", ".join(
                f"{label} {threshold:.2f}"
                for label, threshold in zip(facts["vocabulary"], facts["thresholds"], strict=True)
            ),
            "",
        ]
    )


def _seen_sentence(facts: Mapping[str, Any]) -> str:
    if facts["part"] == "protocol":
        return (
            f"No photograph with one of the {len(facts['unseen'])} unseen labels was used: figures for "
            "operations, retrieval and few-shot may be taken from this checkpoint."
        )
    return (
        "It has seen every label: it reports figures for labels only, never for unseen labels, operations, "
        "retrieval or few-shot."
    )


def _metric_row(split: str, metrics: Mapping[str, float | None]) -> str:
    shown = ["-" if value is None else f"{100 * value:.1f}" for value in metrics.values()]
    return f"| {split} | {' | '.join(shown)} |"
