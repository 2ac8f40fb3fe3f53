# Codings, judgements, consensus and blind rounds.

error-no-such-coding = There is no such coding, or it was removed already.
error-coding-of-file = This coding is of somebody whom an imported file names, and stays as the file says. You can agree or disagree, or code the segment yourself; whoever imported the file can remove it.
error-coding-not-own = This coding is a co-coder’s. You can agree, disagree or propose another code, but not change it.
error-recode-none-of-code = You have no coding with this code.
error-recode-none-own = None of these codings is yours; a coding belongs to its coder.
error-recode-nothing-left = Every one of these places has that code of yours already.
error-recode-without-change = Choose another code or other boundaries for the coding.
error-already-coded = You have already coded all of these segments this way.
error-coding-twice = You have already coded exactly this segment with this code. Remove one of the two codings instead.
error-segments-not-found = None of these segments stands in a text of this project.
error-weight-outside = A weight is a number from 1 to { $max }, or 0 for none.
error-stance-unknown = A segment is a case for its code or against it.
error-stance-unchanged = The segment is already marked this way.
error-judgement-unknown = Choose agree, disagree, or propose (with a code).
error-consensus-without-codings = Choose the codings that you agreed on.
error-codings-in-different-sources = These codings are in different texts.
error-reason-missing = Give a reason: readers of the study will ask for it.
error-no-such-round = There is no such blind round.
error-round-over = This blind round is over.
error-round-without-sources = A blind round needs at least one text.
error-round-too-few-coders = A blind round needs at least two coders.
error-round-not-yours = You are not a coder in this blind round.
error-round-already-finished = You have already finished this blind round.
error-quotes-numbered-already = These quotes have a number already.
error-quote-not-numbered = This quote is not in the quote bank. Give it a number first.
error-quote-numbers-used-up = The highest number of a quote is { $max }.
