const MOST_LOOKS = 12

/** Keeps what was drawn: drawing is by far the dearest part of showing the page while much arrives. */
export interface Album {
  /**
   * The picture of `subject` under `look`, drawn again only when the subject or one of its `parts` is another
   * object: what is in the workspace is never changed in place.
   */
  picture(subject: object, parts: readonly object[], look: string, draw: () => string): string
}

export function createAlbum(): Album {
  const pictures = new WeakMap<object, Map<string, { parts: readonly object[]; html: string }>>()
  return {
    picture(subject, parts, look, draw) {
      const looks = pictures.get(subject) ?? new Map<string, { parts: readonly object[]; html: string }>()
      pictures.set(subject, looks)
      const known = looks.get(look)
      const isSame = known?.parts.length === parts.length && known.parts.every((part, index) => part === parts[index])
      if (known !== undefined && isSame) return known.html
      if (looks.size >= MOST_LOOKS) looks.clear()
      const html = draw()
      looks.set(look, { parts, html })
      return html
    },
  }
}
