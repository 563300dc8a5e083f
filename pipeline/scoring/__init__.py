"""Gold and predictions → scores: align (maximum weight), tally, precision, recall and F1; and the check of the gold.

The corpus that gold annotates is read by ``pipeline.scoring.corpus``.
"""

from pipeline.scoring.agreement import Agreement, Difference, Who, agreement_json, compare_annotators
from pipeline.scoring.classes import ErrorClass
from pipeline.scoring.document import Cause, DocumentScore, ErrorKind, FillerError, score_document
from pipeline.scoring.evaluate import Evaluation, GroupResult, SlotResult, evaluate
from pipeline.scoring.gold import GoldCheck, GoldFinding, check_gold, load_gold
from pipeline.scoring.guide import DocumentCheck, KnownText, Note, Severity, check_document
from pipeline.scoring.summary import evaluation_json
from pipeline.scoring.tally import ATTRIBUTES, SLOTS, Attributes, Score, Share, Slots, Tally

__all__ = [
    "ATTRIBUTES",
    "SLOTS",
    "Agreement",
    "Attributes",
    "Cause",
    "Difference",
    "DocumentCheck",
    "DocumentScore",
    "ErrorClass",
    "ErrorKind",
    "Evaluation",
    "FillerError",
    "GoldCheck",
    "GoldFinding",
    "GroupResult",
    "KnownText",
    "Note",
    "Score",
    "Severity",
    "Share",
    "SlotResult",
    "Slots",
    "Tally",
    "Who",
    "agreement_json",
    "check_document",
    "check_gold",
    "compare_annotators",
    "evaluate",
    "evaluation_json",
    "load_gold",
    "score_document",
]
