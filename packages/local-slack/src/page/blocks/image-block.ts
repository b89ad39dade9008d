/** Pictures and videos. Nothing is loaded from the web: only files of this workspace and pictures inside the block. */
import { h } from 'preact'
import { asObject, asString, type JsonObject, textObjectText } from '../../json.ts'
import { Link } from './link.ts'

/** Null for a picture on the web. */
export function imageAddress(image: JsonObject): string | null {
  const file = asObject(image['slack_file'])
  const id = asString(file['id']) || (/\/files\/(\w+)/.exec(asString(file['url']))?.[1] ?? '')
  if (/^\w+$/.test(id)) return `files/${id}`
  const url = asString(image['image_url'])
  return url.startsWith('data:image/') ? url : null
}

/** A picture with its title, or its alternative text where it lies on the web. */
export function ImageBlock({ block }: { readonly block: JsonObject }) {
  const address = imageAddress(block)
  const alt = asString(block['alt_text'])
  const title = textObjectText(block['title'])
  if (address === null) {
    const name = alt || title
    return h(
      'p',
      { class: 'placeholder' },
      `A picture on the web, which is not loaded here${name === '' ? '' : `: ${name}`}`,
    )
  }
  return h('figure', null, [
    title !== '' && h('figcaption', null, title),
    h('img', { src: address, alt, loading: 'lazy' }),
  ])
}

/** The picture at the side of a section or card. */
export function AccessoryImage({ image }: { readonly image: JsonObject }) {
  const address = imageAddress(image)
  const alt = asString(image['alt_text'])
  return address === null
    ? h('span', { class: 'placeholder' }, alt)
    : h('img', { class: 'accessory', src: address, alt, width: 88, height: 88 })
}

/** A link to a video with its title and description, in the place of the player. */
export function VideoBlock({ block }: { readonly block: JsonObject }) {
  const url = asString(block['title_url']) || asString(block['video_url'])
  return h('div', { class: 'placeholder' }, [
    h('p', null, h(Link, { url }, textObjectText(block['title']) || asString(block['alt_text']))),
    h('p', null, textObjectText(block['description'])),
    h('p', null, 'A video, which is not played here.'),
  ])
}
