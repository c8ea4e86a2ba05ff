/** How the page is coloured: as the system says, or as the reader has chosen. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'tallyrand-theme'

/** What the reader chose before, where the browser keeps it. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

/** Colours the page, and keeps the choice where the browser lets a file keep anything. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') root.removeAttribute('data-theme')
  else root.setAttribute('data-theme', theme)
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    return
  }
}

/** True where the page is dark now. */
export function isDark(): boolean {
  const chosen = document.documentElement.getAttribute('data-theme')
  return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
}
