/** What the agent view suggests to somebody who opens it: four prompts, each of which the app answers as it stands. */

export type SuggestedPrompt = {
  /** What is shown. */
  readonly title: string
  /** What is sent when it is pressed. */
  readonly message: string
}

export const suggestedPrompts: readonly SuggestedPrompt[] = [
  { title: 'Price a fine-tuning run', message: '70b 2B tokens' },
  { title: 'Plan a chatbot from our support chats', message: 'fine-tune a chatbot on 5,000 support chats' },
  { title: 'Does it fit on a card?', message: 'does a 32b qlora fit on a 4090?' },
  { title: 'What did we spend this month?', message: 'what did we spend this month?' },
]
