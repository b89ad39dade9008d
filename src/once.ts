/** Creates a value when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The same function of an object, which is called once for each as long as there is that object. */
export function rememberedOf<Key extends object, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new WeakMap<Key, { readonly value: T }>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}

/** The same function of a text, which is called once for each text. */
export function remembered<Text extends string, T>(make: (text: Text) => T): (text: Text) => T {
  const made = new Map<Text, { readonly value: T }>()
  return (text) => {
    const known = made.get(text) ?? { value: make(text) }
    made.set(text, known)
    return known.value
  }
}

/** The same function of a text, with what came of the last texts kept, so many of them. */
export function lately<T>(make: (text: string) => T, most = 256): (text: string) => T {
  const made = new Map<string, { readonly value: T }>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known.value
    const value = make(text)
    if (made.size >= most) made.delete(made.keys().next().value ?? '')
    made.set(text, { value })
    return value
  }
}

/** Texts that come again are short ones; longer ones are not kept. */
const mostLetters = 400

/** The same of what is said in a line or two; of longer texts it is called each time. */
export function latelyOfLines<T>(make: (text: string) => T, most = 256): (text: string) => T {
  const kept = lately(make, most)
  return (text) => (text.length > mostLetters ? make(text) : kept(text))
}
