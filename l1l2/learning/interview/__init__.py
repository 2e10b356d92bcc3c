"""The interview: a bank of questions, and what is made of it: quiz, mock interview, cards and sheet.

An entry holds one question of an interviewer with its answers at three lengths.  Its multiple choice is a
`Question` like all others of the course: one value serves quiz, gate, card and sheet.
"""
