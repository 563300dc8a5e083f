"""Style sheets, scripts and drawings of view and web, read once: no name in a request reaches the file system."""

from hashlib import sha256
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

PACKAGES = ("pipeline.view", "pipeline.web")
# Said here: what a machine's own table says of .js differs (Windows), and a browser runs nothing of another type.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def load_statics() -> dict[str, Response]:
    """File name → the answer that holds it."""
    found: dict[str, Response] = {}
    for package in PACKAGES:
        for entry in files(package).joinpath("static").iterdir():
            suffix = "." + entry.name.rpartition(".")[2]
            if suffix in TYPES:
                content = entry.read_bytes()
                tag = f'"{sha256(content).hexdigest()[:16]}"'
                found[entry.name] = Response(
                    content, headers={"etag": tag, "cache-control": "no-cache", "content-type": TYPES[suffix]}
                )
    return found


class Statics:
    """The files, and the endpoint of ``/static/{name}``."""

    def __init__(self) -> None:
        self.files = load_statics()

    async def answer(self, request: Request) -> Response:
        response = self.files.get(request.path_params["name"])
        if response is None:
            raise HTTPException(404)
        if request.headers.get("if-none-match") == response.headers["etag"]:
            return Response(status_code=304, headers={"etag": response.headers["etag"], "cache-control": "no-cache"})
        return response
