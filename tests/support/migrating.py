"""Brings a service's database to any version of its tables, forth or back: as an older Reelway left it."""

from types import ModuleType

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def move_to(connection: Connection, migrations: ModuleType, revision: str) -> None:
    """Apply or take back the migrations of a package until its tables are those of `revision`."""
    config = Config()
    folder = migrations.__path__[0]
    config.set_main_option("script_location", folder)
    config.set_main_option("version_locations", folder)
    config.set_main_option("path_separator", "newline")
    script = ScriptDirectory.from_config(config)
    older = {step.revision for step in script.iterate_revisions(revision, "base")}
    back = MigrationContext.configure(connection).get_current_revision() not in {None, *older}

    def steps(current: str, _context: MigrationContext) -> object:
        return script._downgrade_revs(revision, current) if back else script._upgrade_revs(revision, current)

    with EnvironmentContext(config, script, fn=steps, destination_rev=revision) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
