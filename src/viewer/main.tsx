import { render } from 'preact'
import { App } from './app.js'
import { embeddedData } from './embedded-data.js'
import { LivePage } from './live-page.js'
import { fixedReport } from './report.js'
import './styles/base.css'
import './styles/layout.css'
import './styles/parts.css'
import './styles/views.css'
import './styles/live.css'
import './styles/print.css'
import { applyTheme, storedTheme } from './theme.js'

applyTheme(storedTheme())
const place = document.getElementById('page')
if (place !== null) {
  place.replaceChildren()
  if (document.body.dataset.source === 'server') render(<LivePage />, place)
  else render(<App report={fixedReport(embeddedData())} />, place)
}
