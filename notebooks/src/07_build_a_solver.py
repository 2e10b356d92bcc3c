# %% [markdown]
# # Build a solver: what it is about
#
# **Question.** What is asked?
#
# **Objectives.** Afterwards you can
#
# - compute ...
#
# **Minutes.** {minutes}
#
# **Needs.** Nothing.
#
# **Sources.** Author, title, year.
