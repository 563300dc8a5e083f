"""How long one waits for `filet serve`: from the command to the first page, and from a text that is sent to its page.

    python benchmarks/pages.py                             # 40 texts of some 3,400 characters, both languages
    python benchmarks/pages.py --texts 10

A real server on a port of this machine, asked by a plain HTTP client, one text after the other; each is another one, as
texts.py makes them. The first text is sent as soon as the first page is there, while the models are being loaded.
"""

import argparse
import http.client
import re
import subprocess
import sys
import time
from statistics import median, quantiles
from urllib.parse import urlencode

from processes import machine
from texts import make_texts

COMMAND = [sys.executable, "-m", "pipeline", "serve", "--port", "0"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=40, help="texts that are sent (%(default)s)")
    options = parser.parse_args()
    first, *texts = make_texts(options.texts + 1, mixed=0)
    size = sum(len(item.text) for item in texts) / len(texts)
    print(f"{options.texts} texts, {size:.0f} characters on average; {machine()}")
    started = time.perf_counter()
    with subprocess.Popen(COMMAND, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            found = re.search(r"127\.0\.0\.1:\d+", process.stderr.readline())
            assert found
            ask(found[0], "GET", "/en/try")
            print(f"{time.perf_counter() - started:6.2f} s from the command to the first page")
            ask(found[0], "POST", "/en/try", first.text)
            print(f"{time.perf_counter() - started:6.2f} s from the command to the page of a text that was sent at once")
            for language in ("fr", "en"):
                taken = [ask(found[0], "POST", f"/{language}/try", item.text) for item in texts if item.language == language]
                late = quantiles(taken, n=20)[-1]
                print(f"{median(taken):6.3f} s from a text to its page, {language} (95 %: {late:.3f}, longest: {max(taken):.3f})")
        finally:
            process.terminate()


def ask(address: str, method: str, path: str, text: str | None = None) -> float:
    """Seconds until the whole page is here, each over a connection of its own."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection(address, timeout=60)
    headers = {"Origin": f"http://{address}", "Content-Type": "application/x-www-form-urlencoded"} if text else {}
    connection.request(method, path, urlencode({"text": text}) if text else None, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200 or (text and b'id="as-json"' not in content):
        raise SystemExit(f"{path}: answered {answer.status}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
