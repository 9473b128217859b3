import type { Scripts } from '../script.ts'

/** English, friendly: warm and plain. */
export const enFriendly: Scripts = {
  complaint: {
    about: [
      "Oh no, that's not how things should go with {topic}.",
      'That sounds really annoying, especially with {topic}.',
      'Nobody needs this kind of trouble with {topic}.',
      'Thanks for being so open about {topic}.',
      "<I|We> get why you're fed up with {topic}.",
      "Ugh, what a hassle with {topic}, that's frustrating.",
    ],
    plain: [
      "Oh no, that's not how things should go.",
      'That sounds really annoying.',
      'Nobody needs this kind of trouble.',
      'Thanks for being so open about what bothers you.',
      "<I|We> get why you're fed up.",
      "Ugh, what a hassle, that's frustrating.",
    ],
    next: [
      [
        "<I'm|We're> really sorry.",
        "So sorry you're stuck with this.",
        "<I'm|We're> sorry it spoiled your day.",
        'Sorry to hear this, honestly.',
        "It's a shame, and <I'm|we're> sorry for you.",
      ],
      [
        "<I'm|We're> having a closer look right away.",
        "<I'll|We'll> ask the experts what's going on there.",
        "<I'm|We're> on it and <I'll|we'll> follow up with whatever turns up.",
        "<I'll|We'll> take this to the team and stay with it.",
        "Let <me|us> find out what's behind it and get back to you.",
      ],
      [
        'Drop <me|us> a DM with the details so it can be sorted in peace.',
        "It's easiest to carry on by DM.",
        'Send <me|us> a private message whenever it suits you.',
        "A quick DM with what happened would help, then we'll talk it through.",
        "The details are best kept private, so let's move to DM.",
      ],
    ],
  },
  question: {
    about: [
      'Good question about {topic}!',
      'Thanks for asking about {topic}.',
      "<I|We> don't want to tell you anything wrong about {topic}.",
      'Happy to find out more about {topic} for you.',
      'Fair enough, a question about {topic} deserves a proper answer.',
    ],
    plain: [
      'Good question!',
      'Thanks for asking.',
      "<I|We> don't want to tell you anything wrong here.",
      'Happy to find out for you.',
      'Sure, this one deserves a proper answer.',
    ],
    next: [
      [
        "<I'm|We're> on it and asking around among the people who know.",
        "<I'll|We'll> make this <my|our> own job and ask the experts.",
        'Instead of guessing, <I|we> would rather check first.',
        'Let <me|us> dig into it with the folks who built it.',
        "<I'm|We're> your contact for this one and already asking inside the team.",
      ],
      [
        "As soon as <I|we> know more, you'll read it here.",
        'The answer will turn up right below this.',
        "<I'll|We'll> let you know here once it's clear.",
        "If it takes a while, <I'll|we'll> tell you that too.",
        "Bear with <me|us>, you're not forgotten.",
      ],
    ],
  },
  praise: {
    about: [
      'How lovely to read this about {topic}!',
      'Thanks so much for the kind words about {topic}!',
      "Great to hear you're enjoying {topic}.",
      'This made <my|our> day, especially the bit about {topic}.',
      "So happy to hear you're pleased with {topic}.",
    ],
    plain: [
      'How lovely to read this!',
      'Thanks so much for the kind words!',
      "Great to hear you're enjoying it.",
      'This really made <my|our> day.',
      "So happy to hear you're pleased.",
    ],
    next: [
      [
        "<I'll|We'll> show this to the people who worked on it.",
        'A boost like this goes straight to the team.',
        'The folks behind it will be over the moon.',
        "That's exactly why we do this.",
        'This one goes up on the wall.',
      ],
      [
        'Thanks for sharing it here.',
        'Warm wishes from the whole team.',
        'Enjoy it, and stay in touch.',
        'A note like this does a lot of good.',
        'Lovely to have you with us.',
      ],
    ],
  },
  purchase: {
    about: [
      "Nice that you're thinking about {topic}.",
      'Sure, happy to help with {topic}.',
      "You've come to the right place for {topic}.",
      'Talking about {topic} is always a pleasure.',
      'Gladly, here to help you figure out {topic}.',
    ],
    plain: [
      "Nice that you're thinking of us.",
      'Sure, happy to help with that.',
      "You've come to the right place.",
      'Talking about this is always a pleasure.',
      'Gladly, here to help you figure it out.',
    ],
    next: [
      [
        "Let's find out together what really fits.",
        "<I'll|We'll> be honest if something else suits you better.",
        'No rush at all, first it should all be clear.',
        'Whatever is still fuzzy, <I|we> can ask the experts.',
        'A little background makes for much better advice.',
      ],
      [
        "What's most important to you?",
        'What are you planning to do with it?',
        'What would you like to know first?',
        'How would you use it day to day?',
        "What's still holding you back?",
      ],
    ],
  },
  wish: {
    about: [
      'Cool idea about {topic}!',
      'Thanks for suggesting this for {topic}.',
      '<I|We> can see why you want that for {topic}.',
      'Interesting thought on {topic}.',
      'Ideas about {topic} are always welcome.',
    ],
    plain: [
      'Cool idea!',
      'Thanks for suggesting this.',
      '<I|We> can see why you want that.',
      'Interesting thought.',
      'Ideas like this are always welcome.',
    ],
    next: [
      [
        "It's on the wish list for the team.",
        "<I'm|We're> handing this straight to the developers.",
        "<I've|We've> written it down just the way you put it.",
        'It travels on to the people who build the product.',
        'Noted, and off to the next round of ideas it goes.',
      ],
      [
        "Hard to say what comes of it, but it won't get lost.",
        'We shall see whether it works out.',
        'Keep them coming if you have more.',
        "If anything moves, you'll read it here.",
        'Lovely that you think along with us.',
      ],
    ],
  },
  attention: {
    about: [
      'Quite a lively debate about {topic}!',
      'Wow, what a response to your words about {topic}.',
      'Interesting, what you write about {topic}.',
      'Thanks for getting people talking about {topic}.',
      'Lots of voices about {topic} here.',
    ],
    plain: [
      'Quite a lively debate here!',
      'Wow, what a response.',
      'Interesting, what you write here.',
      'Thanks for getting people talking.',
      'Lots of voices here.',
    ],
    next: [
      [
        "<I'm|We're> reading along with curiosity.",
        "<I'll|We'll> look through the replies below, too.",
        'There are good thoughts in it, thanks to everyone.',
        "<I'm|We're> taking a few of them back to the team.",
        'Conversations like this are a joy.',
      ],
      [
        'Just ask if you have questions.',
        "<I'm|We're> around if anything comes up.",
        'Let <me|us> know if there is anything to add from this side.',
        'Nice of you to include us.',
        'Do go on, this is worth hearing.',
      ],
    ],
  },
  disturbed: {
    about: [
      'Ah, lovely to hear from you about {topic}!',
      'Thanks for your note about {topic}.',
      'What you write about {topic} stays with <me|us>.',
      'Good that you say something about {topic}.',
      'Hello, your words about {topic} did not go unnoticed.',
    ],
    plain: [
      'Ah, lovely to hear from you!',
      'Thanks for your note.',
      'What you write stays with <me|us>.',
      'Good that you say something.',
      'Hello, your words did not go unnoticed.',
    ],
    next: [
      [
        'It matters to <me|us> that things are good between us.',
        'You can always say openly what bothers you.',
        "<I'm|We're> happy to listen, even if it's uncomfortable.",
        'An honest word is always welcome here.',
        'It would be nice to talk again in peace.',
      ],
      [
        'How are you feeling about it?',
        'Just write whenever you feel like it.',
        'In private by DM is fine, too.',
        'What would help you now?',
        "<I'm|We're> looking forward to hearing from you.",
      ],
    ],
  },
}
