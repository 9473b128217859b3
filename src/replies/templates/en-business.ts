import type { Scripts } from '../script.ts'

/** English, business: clear and courteous. */
export const enBusiness: Scripts = {
  complaint: {
    about: [
      'Thank you for telling us plainly about the trouble with {topic}.',
      '<I|We> understand your frustration with {topic}.',
      'What you describe about {topic} is a fair complaint.',
      '<I have|We have> read what you wrote about {topic} carefully.',
      'Problems with {topic} are annoying, and you are right to raise them.',
      'Your point about {topic} is well taken.',
    ],
    plain: [
      'Thank you for telling us plainly what went wrong.',
      '<I|We> understand your frustration.',
      'What you describe is a fair complaint.',
      '<I have|We have> read your criticism carefully.',
      'That is annoying, and you are right to raise it.',
      'Your criticism is well taken.',
    ],
    next: [
      [
        '<I am|We are> sorry to hear it.',
        '<I am|We are> sorry that you are dealing with this.',
        '<I am|We are> sorry this has taken up your time.',
        'This is not how it should feel, and <I am|we are> sorry.',
        '<I|We> sincerely regret that this happened to you.',
      ],
      [
        '<I am|We are> looking into what lies behind it.',
        '<I will|We will> check this with the people responsible and come back to you.',
        '<I am|We are> passing this to the right team and <I am|we are> following it up.',
        'The next step is on <my|our> side: a careful look at the cause.',
        '<I will|We will> examine your case and report what we find.',
      ],
      [
        'Please send <me|us> the details in a direct message.',
        'For the specifics, a direct message to <me|us> works best.',
        'It is best to continue in a private message.',
        'You can reach <me|us> by direct message, away from the public thread.',
        'So that nothing personal is public, let us go on by direct message.',
      ],
    ],
  },
  question: {
    about: [
      'Thank you for your question about {topic}.',
      'Your question about {topic} has reached <me|us>.',
      'That is a reasonable thing to ask about {topic}.',
      'Thank you for asking about {topic} directly.',
      '<I|We> see why you want to be sure about {topic}.',
    ],
    plain: [
      'Thank you for your question.',
      'Your question has reached <me|us>.',
      'That is a reasonable thing to ask.',
      'Thank you for asking directly.',
      '<I|We> see why you want to be sure.',
    ],
    next: [
      [
        '<I am|Our team is> taking this on and <I am|we are> checking with the specialists.',
        '<I will|We will> see to it personally and ask those who know for certain.',
        '<I am|We are> responsible for getting you an answer and <am|are> having the facts verified.',
        'Rather than guess, <I am|we are> confirming the facts with the right department.',
        '<I|We> will stay your contact for this while colleagues verify the details.',
      ],
      [
        'As soon as the answer is reliable, you will find it here.',
        'You will hear from <me|us> in this thread once it is confirmed.',
        'If it takes longer than expected, <I|we> will say so here.',
        'The result will follow below your post.',
        '<I|We> will reply again once the facts are in.',
      ],
    ],
  },
  praise: {
    about: [
      'Thank you for your kind words about {topic}.',
      '<I am|We are> glad that you are happy with {topic}.',
      'Your praise for {topic} was a pleasure to read.',
      'It is good to hear such things about {topic}.',
      'Thank you for sharing your good experience with {topic}.',
    ],
    plain: [
      'Thank you for your kind words.',
      '<I am|We are> glad that you are happy.',
      'Your praise was a pleasure to read.',
      'It is good to hear that things went well for you.',
      'Thank you for sharing your good experience.',
    ],
    next: [
      [
        '<I will|We will> pass this on to everyone who worked on it.',
        'For the people behind it, this is real recognition.',
        'The team had a large part in it and will hear about this.',
        'Feedback like yours confirms that the effort was worthwhile.',
        'Those who put care into it will be pleased to read this.',
      ],
      [
        'It was thoughtful of you to take the time.',
        'That is not something we take for granted.',
        'We look forward to staying in touch.',
        'With thanks from the whole team.',
        'We hope it stays that way for you.',
      ],
    ],
  },
  purchase: {
    about: [
      'Thank you for your interest in {topic}.',
      '<I am|We are> happy to help you decide about {topic}.',
      'It is good that you are considering {topic}.',
      '<I|We> can gladly tell you more about {topic}.',
      'Any open points about {topic} are worth settling first.',
    ],
    plain: [
      'Thank you for your interest.',
      '<I am|We are> happy to help you decide.',
      'It is good that you are thinking of us.',
      '<I|We> can gladly tell you more.',
      'Any open points are worth settling first.',
    ],
    next: [
      [
        '<I am|We are> glad to outline what suits your purpose and what does not.',
        'If something else fits better, <I|we> will say so openly.',
        'To advise you well, <I|we> would like to understand what you need.',
        '<I|We> can explain the differences that matter in daily use.',
        'Whatever is unclear, <I|we> can check with the specialists.',
      ],
      [
        'What matters most to you?',
        'What would you mainly use it for?',
        'Is there anything you are still unsure about?',
        'What do you need to know before deciding?',
        'Is there anything it absolutely has to do?',
      ],
    ],
  },
  wish: {
    about: [
      'Thank you for your suggestion about {topic}.',
      'Your request concerning {topic} makes sense.',
      'Thank you for being so specific about {topic}.',
      'That is a useful thought about {topic}.',
      'What you propose for {topic} is easy to follow.',
    ],
    plain: [
      'Thank you for your suggestion.',
      'Your request makes sense.',
      'Thank you for being so specific.',
      'That is a useful thought.',
      'What you propose is easy to follow.',
    ],
    next: [
      [
        '<I have|We have> recorded it for the product team.',
        'It is now on the list from which the developers choose.',
        '<I am|We are> passing it on together with your reasons.',
        'It is noted, in your words, for those who decide on new features.',
        '<I have|We have> added it to the collected requests of our users.',
      ],
      [
        'Whether and when it comes is still open.',
        'It is not a commitment yet, but it has been heard.',
        'Examples from your daily work are always helpful.',
        'If there is news, you will read it here.',
        'More ideas of this kind are welcome at any time.',
      ],
    ],
  },
  attention: {
    about: [
      'Thank you for your post about {topic}.',
      'Your thoughts about {topic} are drawing a lot of interest.',
      'What you say about {topic} clearly speaks to many.',
      '<I|We> read your words about {topic} with interest.',
      'Thank you for opening a conversation about {topic}.',
    ],
    plain: [
      'Thank you for your post.',
      'Your thoughts are drawing a lot of interest.',
      'What you say clearly speaks to many.',
      '<I|We> read your words with interest.',
      'Thank you for opening this conversation.',
    ],
    next: [
      [
        '<I am|We are> following the replies with care.',
        '<I am|We are> listening and taking note of the views here.',
        'What others add below is being read as well.',
        'The main points will be passed on to colleagues.',
        '<I|We> will take what is said here back to the team.',
      ],
      [
        'If you need anything from <me|us>, a word is enough.',
        '<I am|We are> available here for any questions.',
        'Please speak to <me|us> directly at any time.',
        'The exchange with you matters to <me|us>.',
        'Do add whatever you would like us to hear.',
      ],
    ],
  },
  disturbed: {
    about: [
      'It is good to hear from you about {topic}.',
      'Thank you for writing about {topic}.',
      '<I have|We have> read your words about {topic} carefully.',
      'What you say about {topic} gives <me|us> pause.',
      'Your view of {topic} interests <me|us>.',
    ],
    plain: [
      'It is good to hear from you.',
      'Thank you for writing.',
      '<I have|We have> read your words carefully.',
      'What you say gives <me|us> pause.',
      'Your view interests <me|us>.',
    ],
    next: [
      [
        'The personal exchange with you matters to <me|us>.',
        'An open word from you is always welcome.',
        'Criticism helps too, if something is not right between us.',
        '<I|We> would like to understand how things are for you.',
        'It is important to <me|us> that you feel in good hands.',
      ],
      [
        'Please write to <me|us> directly if you would like to talk.',
        'What could we do better?',
        '<I am|We are> glad to make time for a personal conversation.',
        'How do you feel about it?',
        '<I am|We are> here for you, away from the public thread as well.',
      ],
    ],
  },
}
