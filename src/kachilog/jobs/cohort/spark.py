"""A Spark of one's own: in a Java process on this machine, heard by nobody else, and gone without a trace.

Python and that process talk over sockets of the loopback address; no other address is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.base.cores import cores
from kachilog.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20  # seconds in which Java is to end


@contextmanager
def local_session(scratch: Path) -> Iterator[SparkSession]:
    """Start Spark on all processors of this machine, and end it. What it puts by goes into `scratch`.

    Raise UsageError java_missing, spark_failed.
    """
    if not _has_java():
        raise UsageError("java_missing")
    with warnings.catch_warnings():
        # PySpark warns of the pandas installed, which it is not given anything of.
        warnings.simplefilter("ignore")
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 (optional)
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415
        from pyspark.java_gateway import launch_gateway  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415

        conf = SparkConf(loadDefaults=False).setAll([*_settings(scratch).items()])
        # Its log is for clusters; what goes wrong comes back as an exception, too.
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        try:
            gateway = launch_gateway(conf, popen_kwargs=silent)
        except PySparkRuntimeError:
            raise UsageError("spark_failed") from None
        try:
            context = SparkContext(gateway=gateway, conf=conf)
            try:
                yield SparkSession(context)
            finally:
                context.stop()
        finally:
            gateway.shutdown()
            SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 (or the next one would ask the dead)
            gateway.proc.stdin.close()
            gateway.proc.wait(_PATIENCE)


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin") if home else None) is not None


def _settings(scratch: Path) -> dict[str, str]:
    java = f'-Djava.io.tmpdir="{scratch}" -Duser.timezone=UTC -XX:-UsePerfData'
    return {
        "spark.app.name": "kachilog",
        "spark.master": "local[*]",
        "spark.driver.host": _LOOPBACK,
        "spark.driver.bindAddress": _LOOPBACK,
        "spark.driver.extraJavaOptions": java,
        "spark.local.dir": str(scratch),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        # A day is a day: its week must not depend on where it is computed.
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": str(2 * cores()),
    }
