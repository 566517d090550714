from django.urls import path

from samspill.dialogue.views import (
    board,
    control,
    entry,
    moves,
    participant,
    seating,
    tables,
    topic_choice,
)

app_name = "dialogue"
WORK = "<slug:slug>/work/conference"

urlpatterns = [
    path("join/", participant.join, name="join"),
    path("d/<str:code>/", participant.find_table, name="participant"),
    path("d/<str:code>/write/", participant.write, name="write"),
    path("d/<str:code>/withdrawal/", participant.withdrawal, name="withdrawal"),
    path("d/<str:code>/topics/", topic_choice.topic_choice, name="topic_choice"),
    path("board/<str:code>/", board.board, name="board"),
    path(f"{WORK}/tables/", tables.tables, name="tables"),
    path(f"{WORK}/tables/room/", seating.room, name="room"),
    path(f"{WORK}/tables/setup/", seating.setup, name="setup"),
    path(f"{WORK}/tables/rules/", seating.rule_new, name="rule_new"),
    path(f"{WORK}/tables/rules/<int:pk>/removal/", seating.rule_removal, name="rule_removal"),
    path(f"{WORK}/tables/topics/", seating.topics, name="topics"),
    path(f"{WORK}/tables/wishes/", seating.wish, name="wish"),
    path(f"{WORK}/tables/wishes/<int:pk>/removal/", seating.wish_removal, name="wish_removal"),
    path(f"{WORK}/tables/plan/", seating.plan, name="plan"),
    path(f"{WORK}/tables/plan/state/", seating.plan_state, name="plan_state"),
    path(f"{WORK}/tables/plan/<int:pk>/publication/", seating.publication, name="publication"),
    path(f"{WORK}/tables/replan/", seating.replan, name="replan"),
    path(f"{WORK}/tables/move/", moves.move, name="move"),
    path(f"{WORK}/tables/move/cost/", moves.move_cost, name="move_cost"),
    path(f"{WORK}/tables/lock/", moves.lock, name="lock"),
    path(f"{WORK}/tables/cards.pdf", tables.cards, name="cards"),
    path(f"{WORK}/tables/list.pdf", tables.name_list, name="name_list"),
    path(f"{WORK}/tables/poster.pdf", tables.door_poster, name="door_poster"),
    path(f"{WORK}/control/", control.control, name="control"),
    path(f"{WORK}/control/rounds/<int:number>/opening/", control.opening, name="opening"),
    path(f"{WORK}/control/rounds/<int:number>/extension/", control.extension, name="extension"),
    path(f"{WORK}/control/rounds/<int:number>/closing/", control.closing, name="closing"),
    path(f"{WORK}/contributions/paper/", entry.paper, name="paper"),
    path(f"{WORK}/contributions/import/", entry.import_contributions, name="import_contributions"),
]
