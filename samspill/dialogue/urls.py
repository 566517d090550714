from django.urls import path

from samspill.dialogue.views import board, control, entry, participant, tables

app_name = "dialogue"
WORK = "<slug:slug>/work/conference"

urlpatterns = [
    path("join/", participant.join, name="join"),
    path("d/<str:code>/", participant.find_table, name="participant"),
    path("d/<str:code>/write/", participant.write, name="write"),
    path("d/<str:code>/withdrawal/", participant.withdrawal, name="withdrawal"),
    path("board/<str:code>/", board.board, name="board"),
    path(f"{WORK}/tables/", tables.tables, name="tables"),
    path(f"{WORK}/tables/room/", tables.room, name="room"),
    path(f"{WORK}/tables/plan/", tables.plan, name="plan"),
    path(f"{WORK}/tables/plan/<int:pk>/publication/", tables.publication, name="publication"),
    path(f"{WORK}/tables/cards.pdf", tables.cards, name="cards"),
    path(f"{WORK}/control/", control.control, name="control"),
    path(f"{WORK}/control/rounds/<int:number>/opening/", control.opening, name="opening"),
    path(f"{WORK}/control/rounds/<int:number>/extension/", control.extension, name="extension"),
    path(f"{WORK}/control/rounds/<int:number>/closing/", control.closing, name="closing"),
    path(f"{WORK}/contributions/paper/", entry.paper, name="paper"),
    path(f"{WORK}/contributions/import/", entry.import_contributions, name="import_contributions"),
]
