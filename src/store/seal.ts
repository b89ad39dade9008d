/** Seals secrets for storing: AES-256-GCM under a key with an id. The first key seals, every key opens. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** 32 bytes; the id is written beside what the key sealed. */
export type SealingKey = { readonly id: string; readonly bytes: Uint8Array }

/** The key that sealed it is not among those given, or what is stored was altered. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError'
}

export type Seal = {
  /** `owner` is bound to the sealed text: it opens for the same owner only. */
  readonly seal: (text: string, owner: string) => string
  /** Throws `UnsealError`. */
  readonly open: (sealed: string, owner: string) => string
  /** False: it should be sealed again, under the first key. */
  readonly isCurrent: (sealed: string) => boolean
}

const version = 'v1'
const tagLength = 16

/** Without a key nothing can be sealed or opened. */
export function sealWith(keys: readonly SealingKey[]): Seal {
  return {
    seal: (text, owner) => {
      const [key] = keys
      if (key === undefined) throw new Error('no key to seal with')
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagLength }).setAAD(
        additionalData(owner),
      )
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [version, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
    },
    open: (text, owner) => {
      const [, id = '', nonce = '', sealed = ''] = text.split('.')
      const key = keys.find((each) => each.id === id)
      if (key === undefined) throw new UnsealError(`sealed under key "${id}", which is not among those given`)
      const bytes = Buffer.from(sealed, 'base64url')
      const [content, tag] = [bytes.subarray(0, -tagLength), bytes.subarray(-tagLength)]
      try {
        const opener = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'), {
          authTagLength: tagLength,
        })
        opener.setAAD(additionalData(owner)).setAuthTag(tag)
        return Buffer.concat([opener.update(content), opener.final()]).toString('utf8')
      } catch (error) {
        throw new UnsealError(`key "${id}" does not open it`, { cause: error })
      }
    },
    isCurrent: (text) => text.split('.')[1] === keys[0]?.id,
  }
}

const additionalData = (owner: string) => Buffer.from(`${version} ${owner}`, 'utf8')
