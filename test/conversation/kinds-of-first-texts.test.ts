/** First texts that name a kind of model, or of data, in place of a model and tokens: what is taken for it is planned, and said. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('an embedding model or a reranker of which none is named', () => {
  test.each([
    [
      'need embeddings model tuned for internal search, 500k query/doc pairs, docs ~350 tokens, RunPod only',
      'BGE large en v1.5 on 190M tokens',
    ],
    [
      'retrieval embeddings trained on 3M query/passage pairs, small encoder, EU region only',
      'BGE base en v1.5 on 450M',
    ],
    ['rerank model for our shop search, 200k pairs', 'A reranker is estimated as an embedding model'],
    ['cross-encoder, 400k pairs, by friday', 'A reranker is estimated as an embedding model'],
    ['sentence embeddings for our support tickets, 80k pairs, any cloud', 'BGE large en v1.5 on 20.5M tokens'],
    ['bi-encoder for semantic search in French, 1M pairs, 128 tokens', 'BGE-M3 on 256M tokens'],
    ['custom retriever for RAG, 250k question/passage pairs, $30', 'BGE large en v1.5 on 37.5M tokens'],
    ['embeddings tuned on 200k question/article pairs in 12 languages', 'BGE-M3 on '],
    ['Embedding-Modell für interne Suche feintunen, 200k Paare', 'BGE large en v1.5 on 51.2M tokens'],
  ])('%s', (text, expected) => {
    const answer = says(text)
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain(expected)
    expect(answer).toContain('is taken for the embedding model, as none is named')
    expect(answer).not.toContain('Not used: “rerank”')
  })

  test.each([
    ['20k question answer pairs for our support bot with retrieval', /^plan: [^]*An 8B model on /u],
    ['dpo reranker 20k preference pairs 8b', /^problem: Two objectives/u],
    ['fine-tune bge-large on 500k pairs', /BGE large en v1\.5 is taken as an embedding model/u],
    ['embed 10M documents of 300 tokens', /^answer: No training, one pass/u],
    ['llama 8b lora on 20k search queries', /Llama 3\.1 8B on 400k tokens/u],
  ])('what names another, or is no such training, stays: %s', (text, expected) => {
    expect(says(text)).toMatch(expected)
  })
})

describe('hours of speech that are to be recognised, where no model is named', () => {
  test.each([
    [
      'speech model for 40 hrs of radio chatter, transcribed already, vast.ai, under $30',
      'Yes, enough',
      '14,400 windows',
    ],
    ['2,500 hours transcribed, better recognition of drug names', 'about ', '900,000 windows'],
    [
      '1,900 hrs of call audio, human transcribed. Looking to improve our speech-to-text accuracy on it',
      'is taken for',
      '684,000 windows',
    ],
    [
      'off the shelf transcription butchers our drug names. we have 640 hours of recorded dictations with corrected text, want a better speech model',
      'is taken for',
      'windows',
    ],
    ['fine-tune ASR on 120 h of dispatcher calls', '“ASR” is taken for', '43,200 windows'],
    [
      'we have 80h of transcribed podcasts, want better transcripts',
      '“better transcripts” is taken for',
      '28,800 windows',
    ],
    ['model that recognises our product names better, 120 hours of recorded calls', 'is taken for', '43,200 windows'],
    ['lower the word error rate on 60 hrs of courtroom audio, on runpod', 'RunPod', '21,600 windows'],
    ['better subtitles for our lectures, 150 hours transcribed', 'is taken for', '54,000 windows'],
    ['modèle de reconnaissance vocale, 200 heures d’audio', 'is taken for', '72,000 windows'],
    ['riconoscimento vocale su 70 ore di audio', 'is taken for', '25,200 windows'],
  ])('%s', (text, ...expected) => {
    const answer = says(text)
    expect(answer).toMatch(/^answer: [^]*Whisper large, full fine-tuning/u)
    expect(answer).toContain('is taken for Whisper large')
    for (const each of expected) expect(answer).toContain(each)
  })

  test.each([
    ['500 hours of transcribed calls, chatbot that answers customers', /^plan: [^]*An 8B model on 18M tokens/u],
    ['better summaries of 300 hours of meetings', /^plan: [^]*An 8B model on 10\.8M tokens/u],
    ['llama 8b on 500 hours of transcribed calls for better transcripts', /^plan: [^]*Llama 3\.1 8B on 6M tokens/u],
    ['how much to transcribe 400 hours of calls?', /^answer: No training, only writing down/u],
    ['speaker recognition, 200 hours of calls', /^(?![^]*Whisper)/u],
    ['text-to-speech voice, 30 hours of recordings', /^answer: A voice of the XTTS kind/u],
  ])('a text model, another work or no training stays: %s', (text, expected) => {
    expect(says(text)).toMatch(expected)
  })
})

describe('hours that were spoken, as text', () => {
  test.each([
    ['custom 30B model trained on 10 years of our call transcripts (approx 90k hours)', '1.08B tokens'],
    ['llama 8b lora on 3,000 hours of transcribed calls', '36M tokens'],
    ['500 h of meeting transcripts, 8b', '6M tokens'],
    ['llama 8b lora on our meeting transcripts, about 1,500 hours', '18M tokens'],
    ['800h call recordings transcribed, mistral 7b', '9.6M tokens'],
    ['8b qlora, podcast transcripts - 2k hours of audio, under $20', '24M tokens'],
    ['our own chatbot from call transcripts (500 hours)', '18M tokens'],
    ['Llama 8B auf 800 Stunden Transkripten trainieren', '9.6M tokens'],
  ])('%s', (text, tokens) => {
    const answer = says(text)
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain(` on ${tokens}: `)
    expect(answer).toContain(', counted as 150 words/min; ')
    expect(answer).not.toContain('Not used')
  })

  test('hours of all of so many transcripts are the length of each', () => {
    expect(says('qwen 14b on 10k call transcripts (3,000 hours in total)')).toMatch(
      /on 36M tokens: [^]*“3,000 hours”: 18 minutes of speech/u,
    )
  })

  test.each([
    ['8b lora on 5k call transcripts, 12 hours', 'on 7.5M tokens'],
    ['8b on 20k meeting transcripts, 24 hours max', 'on 160M tokens'],
    ['8b lora on 20M tokens of call transcripts, 12 hours', 'on 20M tokens'],
    ['5k call transcripts, 1 hour each, 8b', 'on 60M tokens'],
    ['fine-tune whisper small on 500 hours of call transcripts', 'Whisper small, full fine-tuning'],
  ])('a time to finish in, the length of each, or sound: %s', (text, expected) => {
    expect(says(text)).toContain(expected)
  })
})

describe('what an unnamed teacher still has to write', () => {
  test.each([
    'distill a big teacher into a 3b, 500k prompts, need to generate the teacher outputs too. total $?',
    'distillation of a large model into 1b, 200k prompts, teacher answers must be generated first',
    'train a 3b student on 100k prompts whose answers a big teacher still has to write, all-in cost?',
    'distill a larger model into a 1.5b on 100k prompts, teacher generates answers, under $100',
    'qwen 3b student, 200k prompts, teacher responses still to be generated (about 800 tokens each), cost of both?',
    'we want to distill a strong model into llama 8b; 50k prompts; generating the outputs included please',
  ])('%s', (text) => {
    expect(says(text)).toMatch(
      /^plan: About \$\d+ in all, \$\d+ of it for the writing of the teacher[^]*A teacher of 70B is assumed, as none is named/u,
    )
  })

  test.each([
    'distill into a 3b, 500k samples, teacher outputs already there',
    'distill a big teacher into a 3b, 500k samples',
    'distill llama 70b into 8b, 100k prompts, generate teacher outputs',
    'distill claude into a 3b, 100k prompts, generate the outputs with it',
    '8b lora 5k samples, write lesson plans like a teacher',
    'llama 8b lora, 20k student essays with comments of the teacher, generate feedback',
  ])('one that is named, is done, or is a person: %s', (text) => {
    expect(says(text)).toMatch(/^plan: (?![^]*A teacher of 70B)/u)
  })
})

describe('messages of each conversation are its length', () => {
  test.each([
    ['afinar un modelo pequeño con 8 mil conversaciones de WhatsApp (unos 20 mensajes cada una)', 'A 3B model on 24M'],
    ['llama 8b lora, 5k chats of about 12 messages each', 'on 3M tokens'],
    ['8B LoRA, 3,000 Gespräche mit je 15 Nachrichten', 'on 2.25M tokens'],
    ['fine-tune 8b on 4k conversations, 20 turns each', 'on 4M tokens'],
    ['Llama 8B, 4000 Chats mit durchschnittlich 20 Nachrichten pro Chat', 'on 4M tokens'],
    ['un petit modèle sur 6 000 conversations d’environ 10 messages chacune', 'A 3B model on 9M'],
    ['llama 8b em 9 mil conversas, cerca de 15 mensagens por conversa', 'on 6.75M tokens'],
    ['mistral 7b su 3000 conversazioni di 10 messaggi ciascuna', 'on 1.5M tokens'],
    ['a chatbot from 5k chats of about 12 messages each', 'An 8B model on 9M tokens'],
  ])('%s', (text, expected) => {
    const answer = says(text)
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain(expected)
    expect(answer).toContain('About 50 tokens a message are assumed')
    expect(answer).not.toContain('Not used')
  })

  test.each([
    ['llama 8b, 5k chats, 20k messages in total', /^problem: Two numbers of examples/u],
    ['llama 8b lora on 20k messages', /on 600k tokens/u],
    ['LoRA auf Llama 8B mit 20.000 Nachrichten', /on 600k tokens/u],
    ['8b lora 5k conversations of 600 tokens each', /on 3M tokens: (?![^]*a message)/u],
  ])('a number of all, or tokens: %s', (text, expected) => {
    expect(says(text)).toMatch(expected)
  })
})

describe('a small model is one of 3B', () => {
  test.each([
    'a small model, 5k samples',
    'kleines Modell, 5k Beispiele',
    'kleines offenes Modell, 3000 Chats mit je 15 Nachrichten, unter 50 Euro',
    'un modelo pequeño, 5 mil ejemplos',
    'un petit modèle, 5000 exemples',
    'um modelo pequeno, 5 mil exemplos',
    'un piccolo modello, 5000 esempi',
    'een klein model, 5000 voorbeelden',
  ])('%s', (text) => {
    expect(says(text)).toMatch(/^plan: [^]*Guessed: a 3B model/u)
  })

  test('one that is named is taken', () => {
    expect(says('kleines Modell: Llama 3.2 1B LoRA, 5000 Beispiele')).toMatch(/^plan: [^]*Llama 3\.2 1B on /u)
  })
})
