"""All the bot can do, in the order it is tried: the first route that fits answers."""

from handlers import (
    apply,
    besides,
    copies,
    eligibility,
    labels,
    my_data,
    offers,
    outcry,
    own_chats,
    people,
    preparing,
    questions,
    quiet,
    reminding,
    sent_along,
    status,
    suggesting,
    taps,
    tongue,
    visits,
    welcome,
)
from handlers.base import Route, Turn, always
from models.talk import Reply

ROUTES = (
    Route(quiet.wants_bot_back, quiet.give_back),
    Route(visits.answered, visits.settle),  # a day for a site visit: a button of it at any time
    Route(quiet.somebody_else_answers, quiet.say_nothing),
    Route(quiet.overheard, quiet.say_nothing),
    Route(own_chats.asked, own_chats.join),  # one of us, not an applicant
    Route(welcome.first_contact, welcome.greet),
    Route(outcry.urgent, outcry.stand_by),
    Route(apply.consenting, apply.settle_consent),
    Route(my_data.wants_to_be_forgotten, my_data.forget_me),
    Route(my_data.asked, my_data.show),
    Route(offers.answered, offers.answer),
    Route(reminding.unwanted, reminding.stop),
    Route(reminding.wanted_again, reminding.start_again),
    Route(apply.wants_to_withdraw, apply.withdraw),
    Route(apply.pressed_on_sent, apply.change_sent),
    Route(apply.reopened, apply.go_on_changing),
    Route(apply.wants_to_correct, apply.correct),
    Route(apply.drafting, apply.go_on),
    Route(apply.paused_order, apply.go_on),
    Route(apply.wants_it_back, apply.take_back),
    Route(apply.wants_to_restore, apply.restore),
    Route(eligibility.answered, eligibility.go_on),
    Route(eligibility.wanted, eligibility.start),
    Route(apply.wants_to_cancel_nothing, apply.nothing_to_cancel),
    Route(apply.wanted, apply.start),
    Route(people.wanted, people.call),
    Route(status.asked, status.show),
    Route(copies.wanted, copies.show),
    Route(preparing.wanted, preparing.tell),
    Route(apply.wants_to_change_sent, apply.change_sent),
    Route(apply.answers_correction, apply.correct),
    Route(tongue.asked_to_change, tongue.change),
    Route(welcome.asked_for_menu, welcome.greet),
    Route(suggesting.turned_down, suggesting.note_turned_down),
    Route(taps.topic, taps.show_topic),
    Route(taps.old, taps.explain),
    Route(sent_along.came, sent_along.thank),
    Route(questions.known, questions.answer),
    Route(suggesting.likely, suggesting.suggest),
    Route(always, questions.not_known),
)


def reply_to(turn: Turn) -> list[Reply]:
    """What the bot says to this."""
    tongue.follow(turn)
    labels.read(turn)
    replies = next(route.do(turn) for route in ROUTES if route.when(turn))
    turn.drop_old_question()
    return besides.added(turn, replies)
