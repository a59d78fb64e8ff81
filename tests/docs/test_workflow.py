"""The workflow for a host of repositories: well formed, and every system with every Python."""

import subprocess
import sys

from ruamel.yaml import YAML
from support.documents import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


def job(name):
    return YAML(typ="safe").load(WORKFLOW.read_text(encoding="utf-8"))["jobs"][name]


def test_the_workflow_is_well_formed():
    checked = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*checked, str(WORKFLOW)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_system_is_tried_with_every_python():
    matrix = job("test")["strategy"]["matrix"]
    assert [system.partition("-")[0] for system in matrix["os"]] == ["ubuntu", "windows", "macos"]
    assert matrix["python"] == ["3.10", "3.11", "3.12", "3.13", "3.14"]


def test_the_full_run_is_the_one_of_the_repository():
    assert any(".ci/run" in step.get("run", "") for step in job("whole")["steps"])
