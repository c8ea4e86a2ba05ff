import { render } from 'preact'
import type { CodingSheet } from '../../validation/sheet.js'
import { embeddedBlock } from '../embedded-block.js'
import '../styles/base.css'
import './coding.css'
import { CodingPage } from './coding-page.js'

const place = document.getElementById('page')
if (place !== null) {
  place.replaceChildren()
  render(<CodingPage sheet={embeddedBlock<CodingSheet>('sheet')} />, place)
}
