/** Whose the data are is known for as long as a thread lasts, and decides where it may be trained. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const onRecord = /sellers with a certificate on record are planned with/u

describe('whose the data are', () => {
  test.each(['what about 3 epochs', 'on an A100', 'make it 4-bit'])('holds after a change: %s', (change) => {
    const answer = lastOf(['llama 8b lora on 20k customer chats', change])
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toMatch(onRecord)
    // What it means was said once.
    expect(answer).not.toContain('take names out')
  })

  test.each(["it's customer data", 'by the way, these are patient records', 'our dataset contains employee emails'])(
    'is told later: %s',
    (told) => {
      const answer = lastOf(['70b lora 20M tokens', told])
      expect(answer).toMatch(/^plan: .*Changed: data that may be personal or confidential/su)
      expect(answer).toMatch(onRecord)
    },
  )

  test('is taken back by what is anonymized', () => {
    const thread = ['llama 8b lora on 20k customer chats', 'the data is anonymized, names are removed']
    expect(lastOf(thread)).toMatch(/^plan: .*Changed: data that names nobody/su)
    expect(lastOf(thread)).not.toMatch(onRecord)
    expect(lastOf([...thread, 'on one H100'])).not.toMatch(onRecord)
    expect(lastOf([...thread, 'on one H100'])).not.toContain('names nobody')
  })

  test.each(["it's customer data, is that ok?", 'is it safe with customer data'])('is asked about: %s', (asked) => {
    expect(lastOf(['70b lora 20M tokens', asked])).toMatch(/^answer: /u)
  })
})
