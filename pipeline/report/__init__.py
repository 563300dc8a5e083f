"""``filet report``: one self-contained HTML file."""
