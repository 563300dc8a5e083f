"""``filet serve``: the pages, on this machine alone."""
