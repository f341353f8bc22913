import shutil
from pathlib import Path

import pytest
from worlds import write_package


@pytest.fixture(scope="module")
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the module's `PACKAGE`, written once and never changed."""
    return write_package(tmp_path_factory.mktemp("whole"), request.module.PACKAGE)


@pytest.fixture
def package(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "package"))
