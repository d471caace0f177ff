package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.List;

/// One of the incidents that are played out in full: calls, units, people hurt, what instruments show and people say.
///
/// @param incident the same as every other incident of the city
/// @param units those sent to it
/// @param hospitals emergency rooms that take the hurt
public record Story(Scene scene, Incident incident, List<Unit> units, List<Site> hospitals) {

    /// Something said, at the moment it was.
    ///
    /// @param at epoch seconds
    public record Said(long at, int number, Name text) {}

    /// From the news of somebody hurt to the bed being taken, seconds of the script; an estimate.
    private static final double TO_BED = 420;
    /// How long people stay in the emergency room after the end, seconds of the script; an estimate.
    private static final double STAYING = 3600;
    /// When the worst moment is, as a share of the time until the danger is over.
    private static final double WORST = 0.45;

    public String id() {
        return scene.id();
    }

    /// The number under which the police have the same incident.
    public String policeNumber() {
        return "112-" + scene.start();
    }

    /// When the police were called: a little after 119, by somebody else.
    public long policeCalled() {
        return scene.at(35);
    }

    /// Whether anything of it is still felt.
    public boolean felt(Moment moment) {
        return moment.epochSecond() >= scene.start()
                && scene.elapsed(moment) < scene.script().closed() + STAYING;
    }

    /// How many people were hurt so far.
    public Script.Toll toll(Moment moment) {
        return tollAt(scene.elapsed(moment));
    }

    private Script.Toll tollAt(double second) {
        var known = Script.Toll.NONE;
        for (var toll : scene.script().tolls()) {
            if (toll.after() <= second) {
                known = toll;
            }
        }
        return known;
    }

    /// Moments at which the number of people hurt changed, epoch seconds.
    public List<Long> tollMoments() {
        return scene.script().tolls().stream()
                .map(toll -> scene.at(toll.after()))
                .toList();
    }

    /// How bad it is: 0 before and after, 1 at the worst.
    public double swell(Moment moment) {
        var second = scene.elapsed(moment) + 120;
        var worst = scene.script().controlled() * WORST;
        var over = scene.script().closed() + 120.0;
        if (second <= 0 || second >= over) {
            return 0;
        }
        var part = second < worst ? second / worst : 1 - (second - worst) / (over - worst);
        return part * part * (3 - 2 * part);
    }

    /// What the neighbourhood's instruments show at the worst moment.
    public Script.Peak peak() {
        return scene.script().peak();
    }

    /// Emergency beds taken in one hospital: the hurt are shared out, the nearest takes the first.
    int bedsTaken(Site hospital, Moment moment) {
        var rank = hospitals.indexOf(hospital);
        if (rank < 0 || !felt(moment)) {
            return 0;
        }
        var hurt = tollAt(scene.elapsed(moment) - TO_BED).injured();
        return (hurt + hospitals.size() - 1 - rank) / hospitals.size();
    }

    /// What callers and crews have said so far.
    public List<Said> notes(Moment moment) {
        return said(scene.script().notes(), moment);
    }

    /// What the press has written so far.
    public List<Said> press(Moment moment) {
        return said(scene.script().press(), moment);
    }

    /// What people have posted so far.
    public List<Said> posts(Moment moment) {
        return said(scene.script().posts(), moment);
    }

    private List<Said> said(List<Script.Line> lines, Moment moment) {
        var said = new ArrayList<Said>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.after() <= scene.elapsed(moment)) {
                said.add(new Said(scene.at(line.after()), i + 1, line.in(scene.place(), scene.district())));
            }
        }
        return said;
    }
}
