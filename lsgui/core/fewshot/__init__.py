"""Few-shot heads: classifiers for new categories, from a handful of examples to a file and to scores.

numpy, SciPy, scikit-learn and safetensors only; torch is never imported here.
"""

from lsgui.core.fewshot.evidence import Evidence, ExampleRecord
from lsgui.core.fewshot.examples import Example, Examples, ExamplesError, examples_of, read_examples
from lsgui.core.fewshot.fitting import FitReport, fit, fit_examples, teach
from lsgui.core.fewshot.head import ForeignHeadError, Head, merged
from lsgui.core.fewshot.predicting import Prediction, PredictReport, predict

__all__ = [
    "Evidence",
    "Example",
    "ExampleRecord",
    "Examples",
    "ExamplesError",
    "FitReport",
    "ForeignHeadError",
    "Head",
    "PredictReport",
    "Prediction",
    "examples_of",
    "fit",
    "fit_examples",
    "merged",
    "predict",
    "read_examples",
    "teach",
]
