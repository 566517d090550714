from django.urls import path

from samspill.letters.views import deliveries, files, letter, shelf

app_name = "letters"
WORK = "<slug:slug>/work"
urlpatterns = [
    path(f"{WORK}/letters/", shelf.letters, name="letters"),
    path(f"{WORK}/letters/drafts/", shelf.drafts, name="drafts"),
    path(f"{WORK}/letters/<int:pk>/", letter.letter, name="letter"),
    path(f"{WORK}/letters/<int:pk>/facts/", letter.facts, name="facts"),
    path(f"{WORK}/letters/<int:pk>/approval/", letter.approval, name="approval"),
    path(f"{WORK}/letters/<int:pk>/approval/withdrawal/", letter.withdrawal, name="withdrawal"),
    path(f"{WORK}/letters/<int:pk>/dispatch/", letter.dispatch, name="dispatch"),
    path(f"{WORK}/letters/<int:pk>/recipients/", letter.recipients, name="recipients"),
    path(f"{WORK}/letters/<int:pk>/letter.pdf", files.pdf, name="pdf"),
    path(f"{WORK}/letters/<int:pk>/letter.docx", files.word, name="docx"),
    path(f"{WORK}/letters/<int:pk>/paper.pdf", files.paper, name="paper"),
    path(f"{WORK}/deliveries/", deliveries.deliveries, name="deliveries"),
    path(f"{WORK}/deliveries/<int:pk>/resolution/", deliveries.resolution, name="resolution"),
]
