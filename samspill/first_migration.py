"""An app's first migration, made quickly: the tables as they stand at its end, each created once.

Django renders every model anew for each operation, which at this size takes longer than all the rest.
Here the state is brought to the end first and rendered once; creating a table then brings its
columns, constraints and indexes with it. The database is the same: the schemas were compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState


class FirstMigration(migrations.Migration):
    """Operations may be CreateModel, AddField, AddConstraint and AddIndex, of models it creates."""

    initial = True

    def mutate_state(self, project_state: ProjectState, preserve: bool = True) -> ProjectState:
        state = project_state.clone() if preserve else project_state
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, state)
        return state

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        state = self.mutate_state(project_state, preserve=False)
        for operation in self.operations:
            if isinstance(operation, migrations.CreateModel):
                operation.database_forwards(self.app_label, schema_editor, project_state, state)
        return state
