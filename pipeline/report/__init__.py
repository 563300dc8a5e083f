"""``filet report``: what texts say as one HTML file that needs nothing else, to be opened, mailed, printed.

Documents are gone through twice: ``view.summary.summarize`` adds them up, then ``write_report`` writes them, one after the other.
"""

from pipeline.report.page import write_report

__all__ = ["write_report"]
