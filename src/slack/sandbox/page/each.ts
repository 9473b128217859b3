import { createElement, Fragment, type ReactNode } from 'react'

/** Draws each item; as separate children, because their order never changes within one drawing and needs no keys. */
export function each<T>(items: readonly T[], draw: (item: T, index: number) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...items.map(draw))
}
