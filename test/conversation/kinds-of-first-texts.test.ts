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
