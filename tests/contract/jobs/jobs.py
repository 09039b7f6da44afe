"""What a resident, a librarian and an organiser do, with a client made from the API's document.

JOB holds the service's address and the accounts.
"""

import datetime
import json
import os
import uuid

from motesplats_client import AuthenticatedClient, Client, models
from motesplats_client.api.bookings import (
    get_bookings_booking_id,
    post_bookings_booking_id_cancellation,
    post_bookings_lookup,
    post_sessions_session_id_bookings,
)
from motesplats_client.api.desk import (
    get_sessions_session_id_bookings,
    post_bookings_booking_id_attendance,
    post_sessions_session_id_walk_ins,
)
from motesplats_client.api.reports import get_campaigns_slug_editions_edition_report
from motesplats_client.api.sessions import (
    get_sessions,
    post_sessions,
    post_sessions_session_id_publication,
    put_sessions_session_id_count,
)
from motesplats_client.api.tokens import post_tokens

JOB = json.loads(os.environ["JOB"])
ADDRESS = JOB["url"] + "/api/v1"


def taken(answer):
    assert answer.status_code < 300, (answer.status_code, answer.content)
    return answer.parsed


def holder_of(token):
    return AuthenticatedClient(base_url=ADDRESS, token=token)


def sign_in(account):
    body = models.TokenRequest.from_dict(account)
    return holder_of(taken(post_tokens.sync_detailed(client=Client(base_url=ADDRESS), body=body)).token)


def resident():
    visitor = Client(base_url=ADDRESS)
    wish = {"municipality": "SE-0483", "kind": models.SessionKind.ONE_TO_ONE, "free": True}
    session = taken(get_sessions.sync_detailed(client=visitor, **wish)).items[0]
    contact = models.ContactRequest(email="sixten.dahl@post.example")
    body = models.BookingRequest(name="Sixten Dahl", contact=contact)
    booked = taken(
        post_sessions_session_id_bookings.sync_detailed(
            session.id, client=visitor, body=body, idempotency_key=str(uuid.uuid4())
        )
    )
    assert booked.status == models.BookingStatus.CONFIRMED
    typed = models.LookupRequest(number=booked.number, pin=booked.pin)
    found = taken(post_bookings_lookup.sync_detailed(client=visitor, body=typed))
    holder = holder_of(found.manage_token)
    read = taken(get_bookings_booking_id.sync_detailed(booked.id, client=holder))
    assert read.session.id == session.id
    reason = models.BookingCancellation()
    gone = taken(post_bookings_booking_id_cancellation.sync_detailed(booked.id, client=holder, body=reason))
    assert gone.status == models.BookingStatus.CANCELLED


def librarian():
    desk = sign_in(JOB["planner"])
    draft = models.SessionRequest(
        venue_id="katrineholm-valla",
        title="Datorhjälp",
        kind=models.SessionKind.WORKSHOP,
        local_date=datetime.date.fromisoformat(JOB["day"]),
        local_time="08:00",
        minutes=90,
        seats_total=6,
    )
    session = taken(post_sessions.sync_detailed(client=desk, body=draft, idempotency_key=str(uuid.uuid4())))
    published = taken(post_sessions_session_id_publication.sync_detailed(session.id, client=desk, body=models.Empty()))
    assert published.status == models.SessionStatus.PUBLISHED
    somebody = models.WalkInRequest(name="Rut Eng")
    added = taken(post_sessions_session_id_walk_ins.sync_detailed(session.id, client=desk, body=somebody))
    roster = taken(get_sessions_session_id_bookings.sync_detailed(session.id, client=desk))
    assert [row.name for row in roster.items] == ["Rut Eng"]
    outcome = models.AttendanceRequest(outcome=models.SaidOutcome.CAME)
    taken(post_bookings_booking_id_attendance.sync_detailed(added.id, client=desk, body=outcome))
    figures = models.CountRequest(state=models.CountState.COUNTED, total=4, children=1)
    count = taken(put_sessions_session_id_count.sync_detailed(session.id, client=desk, body=figures))
    assert count.version == 1


def organiser():
    reader = sign_in(JOB["organiser"])
    report = taken(get_campaigns_slug_editions_edition_report.sync_detailed("emedborgarveckan", "2026", client=reader))
    assert report.group_by == models.GroupBy.MUNICIPALITY and report.total.sessions > 0


resident()
librarian()
organiser()
