import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Seconds in words: 40 ms, 42 s, 3 min 12 s, 1 h 4 min. */
export function useDuration() {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const unit = (name: string, maximumFractionDigits = 0) => {
      const options = { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits } as const
      return new Intl.NumberFormat(i18n.language, options).format
    }
    const [tenths, seconds, minutes, hours] = [unit('second', 1), unit('second'), unit('minute'), unit('hour')]
    const thousandths = unit('millisecond')
    return (value: number | null | undefined): string => {
      if (value === null || value === undefined) return '–'
      if (value < 1) return thousandths(Math.max(1, Math.round(value * 1_000)))
      if (value < 10) return tenths(value)
      const whole = Math.round(value)
      if (whole < 60) return seconds(whole)
      if (whole < 3600) return `${minutes(Math.floor(whole / 60))} ${seconds(whole % 60)}`
      return `${hours(Math.floor(whole / 3600))} ${minutes(Math.floor((whole % 3600) / 60))}`
    }
  }, [i18n.language])
}
