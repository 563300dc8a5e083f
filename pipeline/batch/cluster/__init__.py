"""An archive that is too large for one machine: the same work by actors of Ray, into a dataset of Parquet files.

``sources`` finds the texts and cuts them into partitions, ``engine`` has them worked on, ``dataset`` holds the results,
``loading`` puts them into a store.
Raises InputError when it is imported without the packages of the extra ``filet[ray]``.
"""

from importlib.util import find_spec

from pipeline.errors import InputError

_missing = [name for name in ("ray", "pyarrow", "fsspec") if find_spec(name) is None]
if _missing:
    raise InputError(f"a cluster needs {', '.join(_missing)}, which is not installed; run: pip install 'filet[ray]'")

from pipeline.batch.cluster.engine import ClusterRun, Done  # noqa: E402
from pipeline.batch.cluster.loading import load_dataset  # noqa: E402

__all__ = ["ClusterRun", "Done", "load_dataset"]
